export { Statistics as default } from "../src/screens/statistics/statistics.tsx";
