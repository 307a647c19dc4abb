import type { Product } from '../auth/site.ts';
import type { Config } from '../config/options.ts';
import type { NetworkOptions } from '../http/network.ts';

/** What the operator said about the way to one product. */
export function networkSettings(config: Config, product: Product): NetworkOptions {
  const url = config[`${product}Url`];
  const files = [config.caBundle, config.certFile, config.certFolder, config.extraCaCerts];
  return {
    verifyTls: config[`${product}VerifyTls`],
    siteHost: url === undefined ? undefined : new URL(url).hostname,
    caFiles: files.filter((file) => file !== undefined),
    systemTrustStore: config.systemTrustStore,
    httpProxy: config[`${product}HttpProxy`],
    httpsProxy: config[`${product}HttpsProxy`],
    socksProxy: config[`${product}SocksProxy`],
    noProxy: config[`${product}NoProxy`],
    pacAddress: config[`${product}UsePac`] ? config[`${product}PacAddress`] : undefined,
    clientCert: config[`${product}ClientCert`],
    clientKey: config[`${product}ClientKey`],
    clientKeyPassword: config[`${product}ClientKeyPassword`],
    connections: config.maxConcurrentRequests || undefined,
  };
}
