import { networkSettings } from '../../../compose/network-settings.ts';
import type { Finding } from '../finding.ts';
import type { SiteSubject } from '../site-subject.ts';

/** How the site's certificate is checked. Files that cannot be read have ended the examination before. */
export function checkTls({ product, title, config, access }: SiteSubject): Finding[] {
  const settings = networkSettings(config, product);
  const base = { check: 'tls', product };
  if (!settings.verifyTls)
    return [
      {
        ...base,
        status: 'warning',
        message: `The certificate of ${title} is not checked: whoever is in between can read the credentials.`,
        remedy: `Remove ${product.toUpperCase()}_SSL_VERIFY=false and name your company's CA file in REQUESTS_CA_BUNDLE.`,
      },
    ];
  if (new URL(access.site.apiUrl).protocol === 'http:')
    return [{ ...base, status: 'note', message: `${title} is reached without TLS.` }];
  return [
    {
      ...base,
      status: 'ok',
      message: `The certificate of ${title} is checked.`,
      details: {
        certificate_authorities: settings.caFiles,
        system_trust_store: settings.systemTrustStore,
        client_certificate: settings.clientCert ?? 'none',
      },
    },
  ];
}
