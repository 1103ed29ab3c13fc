export { FieldTest as default } from "../src/screens/field-test/field-test.tsx";
