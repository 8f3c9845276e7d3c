/** From a connector to what its users see of it. Pure. */
import { Shapes } from '../changes/shape.ts';
import type { Connector } from '../connector/connector.ts';
import { valueAt } from '../connector/pointer.ts';
import type { Operation } from '../connector/swagger/nodes.ts';
import { connectionQuestionOf, connectionsOf } from './connections.ts';
import { Forms, place } from './fields.ts';
import { outputsOf } from './outputs.ts';
import { textIn, visibilityIn } from './texts.ts';
import type { ConnectorView, Form, OperationView, Visibility } from './types.ts';

const ORDER: Readonly<Record<Visibility, number>> = { important: 0, normal: 1, advanced: 2, internal: 3 };

/** Throws nothing, whatever the files hold; what is deep or long is cut. */
export function viewOf(connector: Connector): ConnectorView {
  const { api, properties } = connector;
  const info = (key: string) => textIn(valueAt(api?.info.value, `/${key}`));
  const setting = (key: string) => textIn(valueAt(properties?.value, `/properties/${key}`));
  const color = setting('iconBrandColor');
  return {
    title: info('title') || connector.name,
    publisher: setting('publisher'),
    description: info('description'),
    color: /^#[0-9a-f]{6}$/i.test(color) ? color : null,
    hasIcon: connector.icon?.picture === 'png',
    card: {
      places: ['swagger#/info', 'properties#/properties/iconBrandColor', 'properties#/properties/publisher', 'icon#'],
    },
    connectionQuestion: connectionQuestionOf(connector),
    connections: connectionsOf(connector),
    operations: operationsOf(connector),
    unreadable: (['swagger', 'properties'] as const)
      .filter((role) => connector.file(role) && !connector.json(role)?.root)
      .map((role) => connector.file(role)?.name as string),
  };
}

function operationsOf({ api }: Connector): OperationView[] {
  if (!api) return [];
  const shapes = new Shapes();
  const forms = new Forms(api, shapes);
  const form = (operation: Operation): Form => ({ ...forms.of(operation), outputs: outputsOf(operation, api, shapes) });
  const sorted = api.operations
    .map((operation) => ({ operation, visibility: visibilityIn(operation.object['x-ms-visibility']) }))
    .sort((a, b) => ORDER[a.visibility] - ORDER[b.visibility]);
  return sorted.map(({ operation, visibility }) => operationView(operation, visibility, form(operation)));
}

function operationView(operation: Operation, visibility: Visibility, form: Form): OperationView {
  const { object, method, path, name, deprecated, isMcpServer } = operation;
  const title = textIn(object.summary);
  return {
    ...{ places: [place(operation)], id: name, call: `${method.toUpperCase()} ${path.template}` },
    ...{ title: title || name, isUnnamed: title === '', description: textIn(object.description) },
    ...{ visibility, deprecated, isMcpServer, form },
    trigger: operation.isTrigger
      ? operation.notificationContent
        ? 'is told at once'
        : 'asks from time to time'
      : null,
  };
}
