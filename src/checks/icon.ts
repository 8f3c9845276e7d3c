/** Checks of the icon. Its pixels are only decoded when header and size are sane. */
import { type Colour, cornersOf, type Icon } from '../connector/icon.ts';
import { valueAt } from '../connector/pointer.ts';
import { thousands } from '../connector/thousands.ts';
import { type CheckTable, check } from '../rules/engine/check.ts';

/** There is an icon where none belongs. */
const iconUnwanted = check<'icon'>({ given: ['icon'], run: () => ({}) });

/** The file has another format than PNG, whatever its name says. The message may use {format}. */
const iconFormat = check<'icon'>({
  given: ['icon'],
  run: (_, __, { connector: { icon } }) => {
    if (!icon || icon.picture === 'png') return null;
    return { values: { format: icon.picture === 'unknown' ? 'no picture that is known' : icon.picture.toUpperCase() } };
  },
});

/** The file has as many bytes as are too many. The message may use {size}. */
const iconBytes = check<'icon', { below: number }>({
  given: ['icon'],
  options: { type: 'object', required: ['below'], properties: { below: { type: 'integer' } } },
  run: ({ content: { size } }, { below }) => (size < below ? null : { values: { size: thousands(size) } }),
});

function hasSize(icon: Icon | null): icon is Icon {
  return icon !== null && icon.width > 0 && icon.height > 0;
}

/** Width and height are not within limits. The message may use {width} and {height}. */
const iconPixels = check<'icon', { min: number; max: number }>({
  given: ['icon'],
  options: {
    type: 'object',
    required: ['min', 'max'],
    properties: { min: { type: 'integer' }, max: { type: 'integer' } },
  },
  run: (_, { min, max }, { connector: { icon } }) => {
    if (!hasSize(icon)) return null;
    const { width, height } = icon;
    const fits = Math.min(width, height) >= min && Math.max(width, height) <= max;
    return fits ? null : { values: { width, height } };
  },
});

/** Width and height differ. The message may use {width} and {height}. */
const iconSquare = check<'icon'>({
  given: ['icon'],
  run: (_, __, { connector: { icon } }) =>
    hasSize(icon) && icon.width !== icon.height ? { values: { width: icon.width, height: icon.height } } : null,
});

/** Programs round colours when they save; nobody sees so small a difference. */
const TOLERANCE = 4;

/** The corners are not the brand colour. Cases: `transparent`, `refused`. The message may use {colour} and {brand}. */
const iconBackground = check<'icon', { refused: readonly string[] }>({
  given: ['icon'],
  options: {
    type: 'object',
    required: ['refused'],
    properties: { refused: { type: 'array', items: { type: 'string' } } },
  },
  run: (_, { refused }, { connector }) => {
    const corners = connector.icon && cornersOf(connector.icon);
    if (!corners) return null;
    if (corners.some(([, , , opacity]) => opacity < 255)) return { case: 'transparent' };
    const bad = corners.find((corner) => refused.includes(hexOf(corner)));
    if (bad) return { case: 'refused', values: { colour: hexOf(bad) } };
    const brand = colourOf(valueAt(connector.properties?.value, '/properties/iconBrandColor'));
    const other = brand && corners.find((corner) => !isLike(corner, brand));
    return brand && other ? { values: { colour: hexOf(other), brand: hexOf(brand) } } : null;
  },
});

function isLike(one: Colour, other: Colour): boolean {
  return [0, 1, 2].every((channel) => Math.abs((one[channel] as number) - (other[channel] as number)) <= TOLERANCE);
}

function hexOf([red, green, blue]: Colour): string {
  return `#${[red, green, blue].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** A colour as #rrggbb or #rgb; anything else is properties/brand-color-hex's matter. */
function colourOf(text: unknown): Colour | null {
  if (typeof text !== 'string') return null;
  const digits = /^#([\da-f]{6})$/i.exec(text)?.[1] ?? /^#([\da-f]{3})$/i.exec(text)?.[1]?.replaceAll(/./g, '$&$&');
  if (digits === undefined) return null;
  const value = Number.parseInt(digits, 16);
  return [value >> 16, (value >> 8) & 255, value & 255, 255];
}

export const ICON_CHECKS: CheckTable = {
  'icon-background': iconBackground,
  'icon-bytes': iconBytes,
  'icon-format': iconFormat,
  'icon-pixels': iconPixels,
  'icon-square': iconSquare,
  'icon-unwanted': iconUnwanted,
};
