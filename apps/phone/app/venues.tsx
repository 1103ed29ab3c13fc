export { Venues as default } from "../src/screens/local/venues.tsx";
