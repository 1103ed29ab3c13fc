export { AlertDetail as default } from "../../src/screens/alert/alert.tsx";
