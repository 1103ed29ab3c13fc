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

/** Who comes along when a visitor has a day with an outbreak played: with the six above, twelve. */
export const GUESTS: readonly Person[] = [
  { id: "hai", name: "Hai", number: "0900000041", model: "A10", place: "887", x: 4, y: 4 },
  { id: "ba", name: "Ba", number: "0900000042", model: "J6", place: "887", x: 16, y: 4 },
  { id: "bay", name: "Bảy", number: "0900000043", model: "A20", place: "889", x: 16, y: 3 },
  { id: "tam", name: "Tám", number: "0900000044", model: "P3", place: "889", x: 3, y: 12 },
  { id: "chin", name: "Chín", number: "0900000045", model: "N8", place: "883", x: 14, y: 4 },
  { id: "muoi", name: "Mười", number: "0900000046", model: "S9+", place: "883", x: 15, y: 11 },
];
