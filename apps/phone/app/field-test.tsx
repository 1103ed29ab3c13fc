export { FieldTest as default } from "../src/screens/field-test/on-demand.tsx";
