import { InvalidArgument } from '../../http/errors.ts';
import type { Label } from '../model/label.ts';
import { attachmentId } from './attachments/attachment-reference.ts';
import { permitAttachment } from './attachments/find-attachment.ts';
import type { Places } from './places.ts';
import type { AttachmentRequests, Labelled, LabelRecord, LabelRequests } from './requests.ts';
import type { Scope } from './scope.ts';

/** What labels work with. */
export interface LabelParts {
  dialect: LabelRequests & AttachmentRequests;
  places: Places;
  scope: Scope;
}

/** Labels of pages, blog posts and attachments. */
export function createLabels(parts: LabelParts) {
  const { dialect } = parts;
  return {
    async list(reference: string): Promise<Label[]> {
      return (await dialect.labels(await contentOf(parts, reference))).map(toLabel);
    },

    async add(reference: string, name: string): Promise<Label[]> {
      const label = name.trim().toLowerCase();
      if (label === '' || /\s/.test(label))
        throw new InvalidArgument(
          `name is ${JSON.stringify(name.slice(0, 60))}: a label is one word, such as release-notes.`,
        );
      const content = await contentOf(parts, reference);
      const labels = await dialect.addLabel(content, label);
      return labels.map(toLabel);
    },
  };
}

/** Only an `att…` id means an attachment: digits are a page. */
async function contentOf({ dialect, places, scope }: LabelParts, reference: string): Promise<Labelled> {
  const id = /^att/i.test(reference.trim()) ? attachmentId(reference.trim()) : undefined;
  if (id === undefined) return places.require(reference);
  await permitAttachment({ dialect, places, scope }, id);
  return { id, type: 'attachment' };
}

const toLabel = ({ id, name, prefix }: LabelRecord): Label => ({
  id,
  name,
  prefix,
  label: prefix === 'global' ? name : `${prefix}:${name}`,
});
