import { defineToolset } from '../../../toolkit/define-toolset.ts';
import type { ConfluenceContext } from '../../api/client.ts';
import { addLabel } from './add-label.ts';
import { getLabels } from './get-labels.ts';

export const labels = defineToolset<ConfluenceContext>({
  id: 'confluence_labels',
  product: 'confluence',
  title: 'Labels',
  description: 'Read and add labels.',
  default: false,
  tools: [getLabels, addLabel],
});
