/** A step of a workflow, from some statuses to one. */
export interface Transition {
  id: string;
  name: string;
  to: string;
  /** Statuses it starts from; absent for a global transition. */
  from?: readonly string[];
  /** Fields of the transition's screen. */
  screen: readonly string[];
  /** Fields of the screen without which the step is refused. */
  demands?: readonly string[];
}

const transition = (id: string, name: string, to: string, from?: string[]): Transition => ({
  id,
  name,
  to,
  ...(from && { from }),
  screen: [],
});

/** The three workflows of the site. */
export type WorkflowName = 'software' | 'kanban' | 'service';

/** Where each workflow starts, and the steps it allows. */
export const workflows: Readonly<Record<WorkflowName, { initial: string; transitions: Transition[] }>> = {
  software: {
    initial: '10000',
    transitions: [
      transition('11', 'Back to To Do', '10000'),
      transition('21', 'Start work', '3'),
      transition('31', 'Ask for review', '10001', ['3', '10002', '10003']),
      { ...transition('41', 'Done', '10003'), screen: ['resolution', 'assignee', 'fixVersions'] },
      transition('51', 'Block', '10002', ['3', '10001']),
    ],
  },
  kanban: {
    initial: '10020',
    transitions: [
      transition('11', 'Backlog', '10020'),
      transition('21', 'Select', '10021'),
      transition('31', 'Start work', '3'),
      { ...transition('41', 'Done', '10003'), screen: ['resolution'] },
    ],
  },
  service: {
    initial: '10010',
    transitions: [
      transition('71', 'Respond to customer', '10011', ['10010']),
      transition('81', 'Respond to support', '10010', ['10011', '10012']),
      {
        ...transition('91', 'Resolve this issue', '10012', ['10010', '10011']),
        screen: ['resolution'],
        demands: ['resolution'],
      },
    ],
  },
};
