import { z } from 'zod';

const ProductStatus = z.object({
  product: z.enum(['jira', 'confluence']),
  site: z.string(),
  deployment: z.enum(['cloud', 'datacenter']),
  credentials: z.string(),
  account: z.string().optional(),
  account_id: z.string().optional(),
  scopes: z.array(z.string()).optional(),
  expires_at: z.string().optional(),
  problem: z.string().optional(),
});
export type ProductStatus = z.output<typeof ProductStatus>;

/** As whom a caller acts, without any secret, and what of the server it cannot use. */
export const AuthStatus = z.object({
  acting_as: z.enum(['operator', 'caller']),
  products: z.array(ProductStatus),
  tools_offered: z.number(),
  tools_hidden: z.array(z.object({ reason: z.string(), tools: z.array(z.string()) })),
});
export type AuthStatus = z.output<typeof AuthStatus>;

/** What the account's tools ask for. */
export interface AccountContext {
  account: {
    /** Asks each product who the caller is; a product that refuses is told as such. */
    status(): Promise<AuthStatus>;
  };
}
