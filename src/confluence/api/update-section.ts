import type { PageWritten } from '../model/page.ts';
import type { PageParts } from './present-page.ts';
import { type UpdateOptions, updatePage } from './update-page.ts';

/** New text below one heading of a page. */
export interface SectionOptions
  extends Pick<
    UpdateOptions,
    'page_id' | 'is_minor_edit' | 'version_comment' | 'expected_version' | 'dry_run' | 'allow_loss'
  > {
  heading_text: string;
  new_content: string;
  content_format: 'markdown' | 'storage';
  heading_level?: number | undefined;
  occurrence?: number | undefined;
}

/** Replaces one section; the title and the rest of the page stay. @throws InvalidArgument with the headings there are. */
export async function updateSection(parts: PageParts, options: SectionOptions): Promise<PageWritten> {
  const {
    heading_text: text,
    heading_level: level,
    occurrence,
    new_content,
    content_format,
    ...rest
  } = options;
  const heading = {
    text,
    ...(level !== undefined && { level }),
    ...(occurrence !== undefined && { occurrence }),
  };
  const edit = { action: 'replace_section', heading } as const;
  return updatePage(parts, {
    ...rest,
    content: { text: new_content, format: content_format, edit },
    include_content: false,
    done: `Section '${text}' updated successfully`,
  });
}
