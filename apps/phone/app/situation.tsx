export { Situation as default } from "../src/screens/local/situation.tsx";
