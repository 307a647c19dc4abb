import { count, headerPairs, list, oneOf, pacAddress, proxyUrl, text, toggle, url } from './option.ts';

type ProductName = 'JIRA' | 'CONFLUENCE';

const titles: Record<ProductName, string> = { JIRA: 'Jira', CONFLUENCE: 'Confluence' };
const deployments = ['auto', 'cloud', 'datacenter'] as const;

/** Address, credentials and limits of one product's site. */
export const siteOptions = (name: ProductName) => {
  const title = titles[name];
  const flag = `--${name.toLowerCase()}`;
  const group = title;
  return {
    url: url({
      env: `${name}_URL`,
      flag: `${flag}-url <url>`,
      group,
      help: `Address of the ${title} site.`,
      example:
        name === 'JIRA' ? 'https://your-company.atlassian.net' : 'https://your-company.atlassian.net/wiki',
    }),
    username: text({
      env: `${name}_USERNAME`,
      flag: `${flag}-username <name>`,
      group,
      help: 'Cloud: your e-mail address. Data Center: your login name, when no personal access token is used.',
      example: 'you@your-company.com',
    }),
    apiToken: text({
      env: `${name}_API_TOKEN`,
      flag: `${flag}-token <token>`,
      group,
      secret: true,
      help: 'Cloud: API token. Data Center: password. Prefer the environment or .env to the flag: other users of the machine can see flags.',
      example: 'your-api-token',
    }),
    personalToken: text({
      env: `${name}_PERSONAL_TOKEN`,
      flag: `${flag}-personal-token <token>`,
      group,
      secret: true,
      help: 'Data Center: personal access token; used before user name and password.',
    }),
    deployment: oneOf({
      env: `${name}_DEPLOYMENT`,
      flag: `${flag}-deployment <kind>`,
      group,
      words: deployments,
      default: 'auto',
      help: 'Set it where the host name does not tell Cloud from Data Center (own domains, proxies). auto: Cloud for Atlassian host names.',
    }),
    verifyTls: toggle({
      env: `${name}_SSL_VERIFY`,
      flag: `${flag}-ssl-verify`,
      group,
      default: true,
      help: 'Check the TLS certificate of the site.',
    }),
    timeoutSeconds: count({
      env: `${name}_TIMEOUT`,
      group,
      min: 1,
      max: 3600,
      default: 75,
      help: `Seconds to wait for one answer of ${title}; ATLASSIAN_TOTAL_TIMEOUT bounds all attempts together.`,
    }),
  };
};

/** Which proxies requests to one product's site take. */
export const proxyOptions = (name: ProductName) => {
  const title = titles[name];
  const group = title;
  return {
    httpProxy: proxyUrl({
      env: `${name}_HTTP_PROXY`,
      fallbacks: ['HTTP_PROXY', 'http_proxy'],
      schemes: ['http', 'https'],
      group,
      secret: true,
      help: `Proxy for ${title} at an http address; HTTP_PROXY when not set.`,
    }),
    httpsProxy: proxyUrl({
      env: `${name}_HTTPS_PROXY`,
      fallbacks: ['HTTPS_PROXY', 'https_proxy'],
      schemes: ['http', 'https'],
      group,
      secret: true,
      help: `Proxy for ${title} at an https address; HTTPS_PROXY when not set. Name and password may stand in it.`,
      example: 'http://proxy.your-company.com:8080',
    }),
    socksProxy: proxyUrl({
      env: `${name}_SOCKS_PROXY`,
      fallbacks: ['SOCKS_PROXY', 'socks_proxy'],
      schemes: ['socks5', 'socks5h', 'socks'],
      group,
      secret: true,
      help: `SOCKS5 proxy for ${title}, used where no HTTP proxy is named; SOCKS_PROXY when not set.`,
    }),
    noProxy: list({
      env: `${name}_NO_PROXY`,
      fallbacks: ['NO_PROXY', 'no_proxy'],
      group,
      help: `Hosts of ${title} that are reached without proxy: names, suffixes, host:port, CIDR ranges, or *; NO_PROXY when not set.`,
      example: 'localhost,.your-company.com,10.0.0.0/8',
    }),
    usePac: toggle({
      env: `${name}_PROXY_WPAD_ENABLE`,
      fallbacks: ['ATLASSIAN_PROXY_WPAD_ENABLE'],
      group,
      default: false,
      help: `Ask a proxy auto-configuration (PAC) file for the way to ${title}, where no proxy is named; ATLASSIAN_PROXY_WPAD_ENABLE when not set. Needs the optional packages pac-resolver and quickjs-wasi.`,
    }),
    pacAddress: pacAddress({
      env: `${name}_PROXY_WPAD_URL`,
      fallbacks: ['ATLASSIAN_PROXY_WPAD_URL'],
      group,
      default: 'http://wpad/wpad.dat',
      help: `Address of that file, http, https or file; ATLASSIAN_PROXY_WPAD_URL when not set. The default is where WPAD looks for it by name.`,
    }),
  };
};

/** What requests to one product's site carry and show. */
export const requestOptions = (name: ProductName) => {
  const title = titles[name];
  const group = title;
  return {
    customHeaders: headerPairs({
      env: `${name}_CUSTOM_HEADERS`,
      group,
      secret: true,
      help: `Headers that every request to ${title} carries, e.g. for a gateway in front of it.`,
      example: 'X-Team=payments',
    }),
    passthroughHeaders: list({
      env: `${name}_PASSTHROUGH_HEADERS`,
      group,
      help: `Names of headers that callers over HTTP send and that every request to ${title} passes on.`,
      example: 'X-Request-Id',
    }),
    clientCert: text({
      env: `${name}_CLIENT_CERT`,
      group,
      help: 'PEM file with the client certificate that the site asks for; the key may stand in the same file.',
    }),
    clientKey: text({
      env: `${name}_CLIENT_KEY`,
      group,
      help: 'PEM file with the key of the client certificate.',
    }),
    clientKeyPassword: text({
      env: `${name}_CLIENT_KEY_PASSWORD`,
      group,
      secret: true,
      help: 'Password of an encrypted key.',
    }),
  };
};
