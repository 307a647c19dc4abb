import { expect, it } from 'vitest';
import { createConfluenceRoutes } from '../demo/confluence/routes.ts';
import { createJiraRoutes } from '../demo/jira/routes.ts';
import { pathTemplate } from './path-template.ts';

it('shows the words of every operation that the demo site has', () => {
  const templates = (['cloud', 'datacenter'] as const).flatMap((deployment) => {
    const world = { deployment, scale: 1, now: new Date() };
    return [...createJiraRoutes(world), ...createConfluenceRoutes(world)].map(({ template }) => template);
  });
  expect(templates.length).toBeGreaterThan(100);
  const shown = templates.map((template) => pathTemplate(template.replace(/\{\w+\}/g, 'PROJ-7')));
  expect(shown).toEqual(templates.map((template) => template.replace(/\{\w+\}/g, '{id}')));
});

it('shows nothing else of a path', () => {
  expect(pathTemplate('/rest/api/group/payroll%20admins/member?x=1')).toBe('/rest/api/group/{id}/member');
  expect(pathTemplate('/secure/attachment/1/offer-to-acme.pdf')).toBe('/secure/attachment/{id}/{id}');
  expect(pathTemplate('/rest/api/3/issue/3')).toBe('/rest/api/3/issue/{id}');
});
