export { Declare as default } from "../src/screens/declare/declare.tsx";
