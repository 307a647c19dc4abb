import type { Route } from './call.ts';

interface Match {
  route: Route;
  params: Record<string, string>;
}

const compile = (template: string): RegExp =>
  new RegExp(`^${template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);

/** A segment with its percent escapes read; as it is when they are broken, so that it names nothing. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Finds the route for a request; `methods` lists what the path would take when only the method is wrong. */
export function createRouter(routes: readonly Route[]) {
  const compiled = routes.map((route) => ({ route, pattern: compile(route.template) }));
  return (method: string, path: string): Match | { methods: string[] } => {
    const methods: string[] = [];
    for (const { route, pattern } of compiled) {
      const found = pattern.exec(path);
      if (!found) continue;
      if (route.method !== method) {
        methods.push(route.method);
        continue;
      }
      const params = Object.fromEntries(
        Object.entries(found.groups ?? {}).map(([name, value]) => [name, decode(value)]),
      );
      return { route, params };
    }
    return { methods };
  };
}
