/** The drawing library, as much of it as the desks use: loaded with the first drawing, never with the first view (record 0054). */
import { BarChart, LineChart, MapChart } from "echarts/charts";
import { GeoComponent, GridComponent } from "echarts/components";
import { init, registerMap, use } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, LineChart, MapChart, GridComponent, GeoComponent, LabelLayout, SVGRenderer]);

export { init, registerMap };
