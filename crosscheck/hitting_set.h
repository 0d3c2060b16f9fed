// The lightest removals that repair everything: a set that has a member in common with each of given sets.
#ifndef TALLYMAN_CROSSCHECK_HITTING_SET_H_
#define TALLYMAN_CROSSCHECK_HITTING_SET_H_

#include <vector>

namespace tallyman::crosscheck {

// A set of elements, ascending, that hits each of `sets` with the least sum of costs; of several, one that depends only on the
// arguments. Exact where the search ends within a fixed number of steps, which it does for dozens of tangled sets; beyond that the
// best found, at least as good as greedy choice. REQUIRES: no set is empty; elements index `costs`, which are positive.
std::vector<int> LightestHittingSet(const std::vector<std::vector<int>>& sets, const std::vector<double>& costs);

}  // namespace tallyman::crosscheck

#endif  // TALLYMAN_CROSSCHECK_HITTING_SET_H_
