/** A board: the issues of some projects, in columns. */
export interface Board {
  id: number;
  name: string;
  /** Only scrum boards have sprints. */
  type: 'scrum' | 'kanban';
  /** Keys of the projects that its filter names. */
  projects: readonly string[];
}

/** The boards; one spans two projects, and one belongs to a project that few may see. */
export const boards: readonly Board[] = [
  { id: 1, name: 'PROJ board', type: 'scrum', projects: ['PROJ'] },
  { id: 2, name: 'OPS board', type: 'kanban', projects: ['OPS'] },
  { id: 3, name: 'Payments and operations', type: 'scrum', projects: ['OPS', 'PROJ'] },
  { id: 4, name: 'Secret board', type: 'scrum', projects: ['SECRET'] },
];
