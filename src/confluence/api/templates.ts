import { InvalidArgument } from '../../http/errors.ts';
import type { Template, TemplateList, TemplatePage, TemplateSummary } from '../model/template.ts';
import { createPage } from './create-page.ts';
import { onlyOnCloud } from './only-on-cloud.ts';
import type { PageParts } from './present-page.ts';
import type { TemplateRecord, WholeDialect } from './requests.ts';
import { checkSpaceKey } from './scope.ts';
import { compact } from './wire.ts';

/** A page to be made from a template. */
export interface FromTemplateOptions {
  space_key: string;
  title: string;
  template_id: string;
  parent_id?: string | undefined;
}

/** Page templates (Cloud); those of the whole site belong to no space, and no limit to spaces excludes them. */
export function createTemplates(parts: PageParts & { dialect: WholeDialect }) {
  const { dialect, scope } = parts;
  const read = async (id: string): Promise<TemplateRecord> => {
    const template = await onlyOnCloud(dialect).readTemplate(id);
    if (template.spaceKey !== undefined) scope.require(template.spaceKey);
    return template;
  };
  return {
    async list(options: {
      space_key?: string | undefined;
      limit: number;
      start: number;
    }): Promise<TemplateList> {
      const { space_key: spaceKey, limit, start } = options;
      if (spaceKey !== undefined) {
        scope.require(spaceKey);
        checkSpaceKey(spaceKey);
      }
      const templates = await onlyOnCloud(dialect).templates(spaceKey);
      const end = start + limit;
      return compact<TemplateList>({
        templates: templates.slice(start, end).map(summary),
        total: templates.length,
        next_start: end < templates.length ? end : undefined,
      });
    },

    async get(id: string): Promise<Template> {
      const template = await read(id);
      return { ...summary(template), body: template.storage ?? '' };
    },

    async createPage(options: FromTemplateOptions): Promise<TemplatePage> {
      const { template_id: templateId, ...place } = options;
      scope.require(place.space_key);
      const { name, storage } = await read(templateId);
      if (storage === undefined)
        throw new InvalidArgument(
          `The template ${name} (${templateId}) has no body in storage format, so no page can be made from it.`,
        );
      const { page } = await createPage(parts, {
        ...place,
        content: { text: storage, format: 'storage' },
        include_content: false,
      });
      const variables = [
        ...new Set(
          [...storage.matchAll(/<at:var\b[^>]*?\bat:name="([^"]*)"/g)].map(([, variable = '']) => variable),
        ),
      ];
      return compact<TemplatePage>({
        id: page.id,
        title: page.title,
        url: page.url,
        space_key: page.space?.key ?? place.space_key,
        variables: variables.length > 0 ? variables : undefined,
      });
    },
  };
}

const summary = ({ id, name, type, description, spaceKey }: TemplateRecord): TemplateSummary =>
  compact<TemplateSummary>({ templateId: id, name, templateType: type, description, space_key: spaceKey });
