# Nothing is written outside /data: docker run --read-only --tmpfs /tmp -v mcp-data:/data …
FROM node:22-alpine AS build
WORKDIR /app
COPY package.json package-lock.json tsconfig.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY scripts ./scripts
COPY src ./src
# The type check is for who changes the sources.
RUN node scripts/build.mjs --unchecked && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:22-alpine
LABEL org.opencontainers.image.title="mcp-atlassian-node" org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production HOME=/data PORT=9000
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
RUN mkdir -p /data && chown 1000:1000 /data
VOLUME /data
USER 1000:1000
EXPOSE 9000
# Over stdio, where nothing listens, run with --no-healthcheck.
HEALTHCHECK --interval=30s --timeout=10s CMD ["node", "/app/dist/cli.js", "health"]
ENTRYPOINT ["node", "/app/dist/cli.js"]
