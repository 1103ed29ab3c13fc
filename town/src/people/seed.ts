/** Who lives in the town. Invented people with family nicknames; numbers from no one's phone. */
export type Person = {
  readonly id: string;
  readonly name: string;
  /** Illustrative number, for the town's own text messages only. */
  readonly number: string;
  readonly model: string;
  /** District code, and metres from the upper left corner of its tile. */
  readonly place: string;
  readonly x: number;
  readonly y: number;
};

export const PEOPLE: readonly Person[] = [
  { id: "sau", name: "Sáu", number: "0900000006", model: "A10", place: "889", x: 4, y: 6 },
  { id: "tu", name: "Tư", number: "0900000004", model: "J6", place: "889", x: 13, y: 11 },
  { id: "nam", name: "Năm", number: "0900000005", model: "A20", place: "883", x: 6, y: 6 },
  { id: "ut", name: "Út", number: "0900000010", model: "P3", place: "884", x: 9, y: 8 },
  { id: "sa-mach", name: "Sà Mách", number: "0900000021", model: "S9+", place: "891", x: 10, y: 7 },
  { id: "sa-le", name: "Sa Lễ", number: "0900000022", model: "N8", place: "887", x: 12, y: 9 },
];
