// The peer of bench/simulate.ts: epiworld's SEIR on a network of households and workplaces, with or without its quarantine and
// contact tracing. Words: people, days, household, workplace, chance of transmission a day, share infected at first, 1 for tracing.
// Says: ever infected, processor seconds of the run, bytes of an agent.
#include "epiworld.hpp"
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <unistd.h>
using namespace epiworld;

static long resident() {
  std::ifstream file("/proc/self/statm");
  long all, own;
  file >> all >> own;
  return own * sysconf(_SC_PAGESIZE);
}

int main(int argc, char **argv) {
  if (argc != 8) return 64;
  const int people = atoi(argv[1]), days = atoi(argv[2]), home = atoi(argv[3]), work = atoi(argv[4]);
  const double chance = atof(argv[5]), first = atof(argv[6]);
  std::vector<int> from, to, order(people);
  for (int i = 0; i < people; ++i) order[i] = i;
  std::mt19937 random(1);
  const auto groups = [&](int size) {
    for (int start = 0; start < people; start += size)
      for (int i = start; i < std::min(people, start + size); ++i)
        for (int j = i + 1; j < std::min(people, start + size); ++j) {
          from.push_back(order[i]);
          to.push_back(order[j]);
        }
  };
  groups(home);
  std::shuffle(order.begin(), order.end(), random);
  groups(work);
  const long before = resident();
  const auto go = [&](auto &model) {
    model.agents_from_edgelist(from, to, people, false);
    model.verbose_off();
    const std::clock_t started = std::clock();
    model.run(days, 7);
    const double seconds = double(std::clock() - started) / CLOCKS_PER_SEC;
    std::vector<std::string> states;
    std::vector<int> counts;
    model.get_db().get_today_total(&states, &counts);
    long ever = 0;
    for (size_t i = 0; i < states.size(); ++i)
      if (states[i].find("usceptible") == std::string::npos) ever += counts[i];
    std::printf("%ld %.6f %ld\n", ever, seconds, (resident() - before) / people);
  };
  if (argv[7][0] == '1') {
    epimodels::ModelSEIRNetworkQuarantine<> model(
        "covid", first, chance, 5.5, 1 / 5.0, 0.0, 7.0, 3.0, 14, 0.8, 0.9, 14, 0.7, 4);
    go(model);
  } else {
    epimodels::ModelSEIR<> model("covid", first, chance, 5.5, 1 / 5.0);
    go(model);
  }
}
