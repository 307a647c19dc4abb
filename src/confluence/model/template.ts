import { z } from 'zod';

/** A template in a list. */
export const TemplateSummary = z.object({
  templateId: z.string(),
  name: z.string(),
  templateType: z.string(),
  description: z.string(),
  /** Absent for a template of the whole site. */
  space_key: z.string().optional(),
});
export type TemplateSummary = z.infer<typeof TemplateSummary>;

/** Part of the templates of a space, or of the site. */
export const TemplateList = z.object({
  templates: z.array(TemplateSummary),
  /** Of all, not only of those in this answer. */
  total: z.int(),
  /** Where the next part begins; absent at the end. */
  next_start: z.int().optional(),
});
export type TemplateList = z.infer<typeof TemplateList>;

/** A template with its body in storage format. */
export const Template = TemplateSummary.extend({ body: z.string() });
export type Template = z.infer<typeof Template>;

/** A page that was made from a template. */
export const TemplatePage = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string(),
  space_key: z.string(),
  /** Variables of the template, which stand in the page unfilled. */
  variables: z.array(z.string()).optional(),
});
export type TemplatePage = z.infer<typeof TemplatePage>;
