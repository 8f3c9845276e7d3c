/** What people see of a connector, as data. All texts are as the connector has them: whoever shows them escapes them. */

/** As `x-ms-visibility` says; `normal` where it says nothing. */
export type Visibility = 'important' | 'normal' | 'advanced' | 'internal';

/** Something that findings can be about. */
export interface Thing {
  /** Its places: a file's role and a JSON pointer in it, `swagger#/paths/~1orders/get`. A declaration that is shared has several. */
  readonly places: readonly string[];
}

export type Control =
  | 'text'
  | 'secret'
  | 'number'
  | 'yes or no'
  | 'date'
  | 'file'
  | 'choice'
  | 'list'
  | 'group'
  | 'sign-in'
  | 'gateway'
  | 'any value';

/** A field of a form. */
export interface Field extends Thing {
  readonly name: string;
  readonly label: string;
  /** The label is the field's own name, for want of a better one. */
  readonly isUnnamed: boolean;
  readonly description: string;
  readonly required: boolean;
  readonly visibility: Visibility;
  readonly control: Control;
  /** What is filled in at the beginning; empty: nothing. */
  readonly filledIn: string;
  readonly choices: readonly string[];
  /** Where choices or further fields come from while somebody fills the form in: sentences. */
  readonly dynamic: readonly string[];
  /** Of a group, and of each entry of a list. */
  readonly fields: readonly Field[];
  /** There are more fields inside, which are not drawn. */
  readonly isCut: boolean;
}

/** Something that later steps can use. */
export interface Output extends Thing {
  readonly label: string;
  /** `value[].id` */
  readonly path: string;
  readonly type: string;
  readonly description: string;
  readonly visibility: Visibility;
  /** The list that a step has to be repeated for; empty: none. */
  readonly each: string;
}

export interface Outputs {
  readonly list: readonly Output[];
  readonly isCut: boolean;
  /** What is known about the answer as a whole: sentences. */
  readonly notes: readonly string[];
}

/** The form of an operation and what comes out of it. */
export interface Form {
  readonly fields: readonly Field[];
  readonly isCut: boolean;
  readonly outputs: Outputs;
}

export interface OperationView extends Thing {
  readonly id: string;
  /** `GET /orders` */
  readonly call: string;
  readonly title: string;
  readonly isUnnamed: boolean;
  readonly description: string;
  readonly visibility: Visibility;
  readonly deprecated: boolean;
  /** How a trigger gets to know; null for an action. */
  readonly trigger: 'asks from time to time' | 'is told at once' | null;
  readonly isMcpServer: boolean;
  readonly form: Form;
}

/** A way to connect: one set of connection parameters, or the only ones. */
export interface ConnectionView extends Thing {
  readonly title: string;
  readonly description: string;
  readonly fields: readonly Field[];
}

export interface ConnectorView {
  readonly title: string;
  readonly publisher: string;
  readonly description: string;
  /** `#rrggbb`; null where it is none. */
  readonly color: string | null;
  readonly hasIcon: boolean;
  readonly card: Thing;
  /** What the choice between several is called. */
  readonly connectionQuestion: string;
  readonly connections: readonly ConnectionView[];
  readonly operations: readonly OperationView[];
  /** Files that can't be read, so that nothing of them is shown. */
  readonly unreadable: readonly string[];
}
