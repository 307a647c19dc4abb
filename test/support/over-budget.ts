/** What was measured, or may be spent, by name. */
export type Figures = Record<string, number>;

/** How many times its budget a figure may be. */
export const TOLERANCE = 1.05;

/** Each figure that is more than its budget and 5 %, with both; one without a budget is always too much. */
export const overBudget = (figures: Figures, allowed: Figures): string[] =>
  Object.entries(figures).flatMap(([name, figure]) => {
    const budget = allowed[name];
    if (budget === undefined) return `${name}: ${figure}, budget missing`;
    if (figure <= budget * TOLERANCE) return [];
    return `${name}: ${figure}, budget ${budget} (+${Math.round((figure / budget - 1) * 100)} %)`;
  });

export const sum = (figures: Figures): number =>
  Object.values(figures).reduce((total, figure) => total + figure, 0);

/** The five parts that grew most, with what each had and has. */
export function culprits(parts: Figures, before: Figures): string {
  const grown = Object.entries(parts)
    .map(([name, now]) => ({ name, now, was: before[name] ?? 0 }))
    .filter(({ now, was }) => now > was)
    .toSorted((a, b) => b.now - b.was - (a.now - a.was));
  return grown
    .slice(0, 5)
    .map(({ name, now, was }) => `${name} +${now - was} (${was} → ${now})`)
    .join(', ');
}
