export { Advice as default } from "../src/screens/advice/advice.tsx";
