import type { PageWritten } from '../model/page.ts';
import type { PageParts } from './present-page.ts';
import { type UpdateOptions, updatePage } from './update-page.ts';

/** New text below one heading of a page. */
export interface SectionOptions
  extends Pick<UpdateOptions, 'page_id' | 'is_minor_edit' | 'version_comment' | 'expected_version'> {
  heading_text: string;
  new_content: string;
  content_format: 'markdown' | 'storage';
  heading_level?: number | undefined;
  occurrence?: number | undefined;
}

/** Replaces one section; the title and the rest of the page stay. @throws InvalidArgument with the headings there are. */
export async function updateSection(parts: PageParts, options: SectionOptions): Promise<PageWritten> {
  const { heading_text: text, heading_level: level, occurrence } = options;
  const section = {
    text,
    ...(level !== undefined && { level }),
    ...(occurrence !== undefined && { occurrence }),
  };
  const written = await updatePage(parts, {
    ...options,
    title: undefined,
    content: { text: options.new_content, format: options.content_format, section },
    include_content: false,
  });
  return { ...written, message: `Section '${text}' updated successfully` };
}
