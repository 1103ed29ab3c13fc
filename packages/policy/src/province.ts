/**
 * One province as data: what a desk is set up for. It comes from a document (`data/provinces/`), plain JSON; the contract's
 * schema looks at the document's form, this file at what its parts say of each other.
 */
import type { Bilingual } from "./bilingual.ts";
import type { Commune } from "./commune.ts";
import { register, type Validity, validity } from "./dated.ts";
import type { District } from "./district.ts";
import { type Hotline, type HotlinePurpose, NATIONAL_HOTLINES } from "./hotline.ts";
import { type Unit, type UnitKind, unitKey } from "./unit.ts";

/** First and last day, "2019-10-06"; what names none holds as long as its province. */
type Days = { readonly validFrom?: string | undefined; readonly validTo?: string | undefined };
/** A unit of the state without its days. */
type Place<Kind extends UnitKind> = { readonly code: string; readonly kind: Kind; readonly name: string };

/** A ring of points, each a pair of longitude and latitude in degrees; the last one is the first again. */
export type Ring = readonly (readonly [longitude: number, latitude: number])[];

/** Outlines as GeoJSON (RFC 7946): one feature for each place, whose `properties.code` says which; other properties are not looked at. */
export type Outlines = {
  readonly type: "FeatureCollection";
  readonly features: readonly {
    readonly type: "Feature";
    readonly properties: { readonly code: string };
    readonly geometry:
      | { readonly type: "Polygon"; readonly coordinates: readonly Ring[] }
      | { readonly type: "MultiPolygon"; readonly coordinates: readonly (readonly Ring[])[] };
  }[];
};

/** What the province's offices are called in texts and on papers. */
export type ProvinceNames = {
  /** "Ủy ban nhân dân tỉnh An Giang". */
  readonly committee: string;
  /** "Sở Y tế An Giang". */
  readonly health: string;
  /** "Sở Thông tin và Truyền thông An Giang". */
  readonly information: string;
};

/** A province as it is written down. */
export type ProvinceDocument = Place<"province" | "municipality"> & {
  /** What the document is called: "an-giang". */
  readonly id: string;
  /** Whether it has a border with Cambodia. */
  readonly border: boolean;
  readonly validFrom: string;
  readonly validTo?: string | undefined;
  /** The day of the census that populations are of; absent where none is named. */
  readonly census?: string | undefined;
  /** What the numbers of cases begin with, unless the server names something else: "AG" makes "AG-0217". */
  readonly casePrefix: string;
  /** The name of this list of districts in what phones say once a week; another list has another name. */
  readonly districtList: string;
  readonly names: ProvinceNames;
  /** Where its facts were read, and what could not be confirmed. */
  readonly sources: readonly string[];
  readonly neighbours: readonly (Place<"province" | "municipality"> & { readonly border: boolean })[];
  /** The province's own numbers to call; those of the whole country are not written again. */
  readonly hotlines: readonly (Days & {
    readonly number: string;
    readonly purpose: HotlinePurpose;
    readonly owner: Bilingual;
    readonly source: string;
  })[];
  /** None since 1 July 2025. */
  readonly districts: readonly (Place<"city" | "town" | "district" | "urban-district"> &
    Days & {
      readonly population?: number | undefined;
      readonly border: boolean;
      readonly tile: readonly [column: number, row: number];
    })[];
  readonly communes: readonly (Place<"ward" | "township" | "commune"> & Days & { readonly parent: string })[];
  /** By district's code, for a picture, not to decide where a place lies; without it maps are tiles. None has an island or a hole. */
  readonly outlines?: Readonly<Record<string, Ring>> | undefined;
  /** By commune's code, with islands and holes; pictures are then of communes. */
  readonly communeOutlines?: Outlines | undefined;
};

/** A province. */
export type Province = Unit & {
  readonly id: string;
  readonly border: boolean;
  readonly casePrefix: string;
  readonly districtList: string;
  readonly names: ProvinceNames;
  readonly neighbours: readonly Unit[];
  readonly districts: readonly District[];
  readonly communes: readonly Commune[];
  /** The country's numbers and its own; of one purpose, the first to call comes first. */
  readonly hotlines: readonly Hotline[];
  /** Empty where there are none. */
  readonly outlines: Readonly<Record<string, Ring>>;
  /** What all of it was read from. */
  readonly document: ProvinceDocument;
};

const PURPOSES: readonly HotlinePurpose[] = ["emergency", "health", "rumours"];

/** Whether something above holds on the first and on the last day of a part. */
const covers = (above: readonly Validity[], part: Validity): boolean =>
  [part.validFrom, part.validTo].every((day) =>
    above.some(({ validFrom, validTo }) =>
      day === undefined
        ? validTo === undefined
        : validFrom <= day && (validTo === undefined || day <= validTo),
    ),
  );

function mustHang(
  document: ProvinceDocument,
  { districts, communes }: Pick<Province, "districts" | "communes">,
) {
  const codes = new Set(districts.map(({ code }) => code));
  const province = validity(document.validFrom, document.validTo);
  for (const district of districts)
    if (!covers([province], district))
      throw new RangeError(`districts: ${unitKey(district)} does not hold as long as the province allows`);
  for (const commune of communes) {
    const { parent } = commune;
    const above = parent === document.code ? [province] : districts.filter(({ code }) => code === parent);
    if (above.length === 0)
      throw new RangeError(
        `communes: ${unitKey(commune)} is in ${parent}, which is no district of the document`,
      );
    if (!covers(above, commune))
      throw new RangeError(
        `communes: ${unitKey(commune)} holds on a day on which its district ${parent} does not`,
      );
  }
  for (const [code, ring] of Object.entries(document.outlines ?? {})) {
    if (!codes.has(code)) throw new RangeError(`outlines: ${code} is no district of the document`);
    mustClose("outlines", code, [ring]);
  }
  mustDraw(document, communes);
}

function mustClose(part: string, code: string, rings: readonly Ring[]): void {
  if (rings.some((ring) => String(ring[0]) !== String(ring.at(-1))))
    throw new RangeError(`${part}: the ring of ${code} does not end where it begins`);
}

function mustDraw({ communeOutlines }: ProvinceDocument, communes: Province["communes"]): void {
  const known = new Set(communes.map(({ code }) => code));
  const drawn = new Set<string>();
  for (const { properties, geometry } of communeOutlines?.features ?? []) {
    const { code } = properties;
    if (!known.has(code)) throw new RangeError(`communeOutlines: ${code} is no commune of the document`);
    if (drawn.has(code)) throw new RangeError(`communeOutlines: ${code} is there twice`);
    drawn.add(code);
    mustClose(
      "communeOutlines",
      code,
      geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat(),
    );
  }
}

/**
 * A province from its document, whose form has been looked at. Throws RangeError, which names the place, for days that are none,
 * two units with one code on one day, a commune without its district, an outline without its district.
 */
export function provinceOf(document: ProvinceDocument): Province {
  const { id, code, kind, name, border, casePrefix, districtList, names, outlines = {} } = document;
  const daysOf = ({ validFrom, validTo }: Days, place: string): Validity => {
    try {
      return validity(validFrom ?? document.validFrom, validTo ?? document.validTo);
    } catch (error) {
      throw new RangeError(`${place}: ${(error as Error).message}`);
    }
  };
  const days = daysOf(document, "the province");
  const districts = document.districts.map(
    (one): District => ({
      ...{ code: one.code, kind: one.kind, name: one.name, parent: code, border: one.border, tile: one.tile },
      population: one.population ?? null,
      ...daysOf(one, `districts: ${one.code}`),
    }),
  );
  const communes = document.communes.map(
    (one): Commune => ({
      ...{ code: one.code, kind: one.kind, name: one.name, parent: one.parent },
      ...daysOf(one, `communes: ${one.code}`),
    }),
  );
  const own = document.hotlines.map(
    ({ number, purpose, owner, source, ...one }): Hotline => ({
      ...{ number, purpose, owner, source, province: code },
      ...daysOf(one, `hotlines: ${number}`),
    }),
  );
  const hotlines = [...NATIONAL_HOTLINES, ...own];
  mustHang(document, { districts, communes });
  return {
    ...{ id, code, kind, name, border, casePrefix, districtList, names, outlines, document },
    ...days,
    neighbours: document.neighbours.map((one) => ({
      code: one.code,
      kind: one.kind,
      name: one.name,
      ...days,
    })),
    districts: register(districts, (one) => one.code),
    communes: register(communes, (one) => one.code),
    hotlines: register(
      PURPOSES.flatMap((purpose) => hotlines.filter((one) => one.purpose === purpose)),
      ({ number }) => number,
    ),
  };
}
