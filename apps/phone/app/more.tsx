export { More as default } from "../src/screens/more/more.tsx";
