import { toolsets } from './all-toolsets.ts';
import { outlineOf, type ToolsetOutline } from './toolkit/outline.ts';

/**
 * Every toolset as it is selected and listed, without what runs. The build puts the value in the place of this file
 * (scripts/build.mjs), so that neither the tools nor the conversion of their schemas cost time at the start.
 */
export const catalogue: readonly ToolsetOutline[] = toolsets.map(outlineOf);
