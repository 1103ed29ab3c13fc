export { Family as default } from "../src/screens/family/family.tsx";
