import type { Label } from '../model.ts';

/** A label as v2 has it. */
export const labelShape = ({ id, name }: Label) => ({ id, name, prefix: 'global' });
