import templates from './step-templates.json' with { type: 'json' };

export type TemplateId = 'contest' | 'class' | 'visits' | 'publication' | 'platform';

/** Steps that work of one kind usually has; a beginning that an official words for the ward. */
export type StepTemplate = { id: TemplateId; steps: { text: string; photo: boolean }[] };

/** Our own file: a test holds it to its type and to the limits of an op. */
export const STEP_TEMPLATES = templates as StepTemplate[];
