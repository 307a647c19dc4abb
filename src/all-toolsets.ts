import type { Toolset } from './toolkit/define-toolset.ts';
import { type Everything, toolsetLoaders } from './toolsets.ts';

/** Every toolset with its tools, all loaded: for docs, tests, and the catalogue of the build. */
export const toolsets: readonly Toolset<Everything>[] = await Promise.all(
  Object.values(toolsetLoaders).map((load) => load()),
);
