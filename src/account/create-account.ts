import type { Access, Identity } from '../auth/identity.ts';
import type { Product } from '../auth/site.ts';
import { Account, idOf, isSomebody, whoAmIPath } from '../auth/who-am-i.ts';
import type { HttpClient } from '../http/client.ts';
import { isExposed } from '../http/errors.ts';
import type { AccountContext, AuthStatus, ProductStatus } from './auth-status.ts';

export interface AccountOptions {
  identity: Identity;
  /** The caller's client of a product. */
  clientOf(product: Product): HttpClient;
  toolsOffered: number;
  /** Names of hidden tools by reason. */
  toolsHidden: ReadonlyMap<string, readonly string[]>;
}

const products = ['jira', 'confluence'] as const;

/** The caller's own account, as its tools see it. */
export const createAccount = ({
  identity,
  clientOf,
  ...tools
}: AccountOptions): AccountContext['account'] => ({
  status: async (): Promise<AuthStatus> => {
    const found = products.flatMap((product) => {
      const access = identity.access[product];
      return access ? [statusOf(product, access, { identity, client: clientOf(product) })] : [];
    });
    return {
      acting_as: identity.source,
      products: await Promise.all(found),
      tools_offered: tools.toolsOffered,
      tools_hidden: [...tools.toolsHidden].map(([reason, names]) => ({ reason, tools: [...names] })),
    };
  },
});

interface Asked {
  identity: Identity;
  client: HttpClient;
}

async function statusOf(
  product: Product,
  access: Access,
  { identity, client }: Asked,
): Promise<ProductStatus> {
  const { site, credentials } = access;
  const logIn = credentials.kind === 'oauth' ? await credentials.session.describe() : undefined;
  const scopes = identity.scopes ?? logIn?.scope?.split(/\s+/).filter(Boolean);
  return {
    product,
    site: site.webUrl ?? site.apiUrl,
    deployment: site.deployment,
    credentials: kindOf(access),
    ...(await whoAmI(access, client)),
    ...(scopes && { scopes: [...scopes] }),
    ...(logIn?.expires_at != null && { expires_at: new Date(logIn.expires_at * 1000).toISOString() }),
  };
}

async function whoAmI({ site }: Access, client: HttpClient): Promise<Partial<ProductStatus>> {
  try {
    const account = await client.get(whoAmIPath(site), Account);
    if (!isSomebody(account))
      return { problem: 'The site answers as to an anonymous request: it does not know these credentials.' };
    const id = idOf(account);
    return { account: account.displayName ?? id ?? 'unnamed', ...(id !== undefined && { account_id: id }) };
  } catch (error) {
    if (!isExposed(error)) throw error;
    return { problem: error.message };
  }
}

function kindOf({ credentials, site }: Access): string {
  switch (credentials.kind) {
    case 'oauth':
      return 'OAuth log-in that renews itself';
    case 'bearer':
      return site.deployment === 'cloud'
        ? 'OAuth access token'
        : 'personal access token or OAuth access token';
    case 'basic':
      return site.deployment === 'cloud' ? 'e-mail and API token' : 'user name and password';
    case 'passthrough':
      return 'headers that are passed on';
  }
}
