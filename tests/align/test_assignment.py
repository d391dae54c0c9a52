from bilingual.align.assignment import Candidate, assign


def links(statements, *candidates):
    by_source = {}
    for candidate in candidates:
        by_source.setdefault(candidate.source, []).append(candidate)
    return {source: (link.target, link.clauses) for source, (link, _) in assign(statements, by_source).items()}


def test_a_source_with_more_against_it_than_for_it_stays_alone():
    assert links([[0]], Candidate(0, 3, (0,), -0.1)) == {}


def test_a_contested_clause_goes_to_the_stronger_claim_and_the_weaker_chooses_again():
    found = links(
        [[0], [1]],
        Candidate(0, 0, (0,), 3.0),
        Candidate(1, 0, (0, 1), 2.0),
        Candidate(1, 5, (0,), 1.0),
    )
    assert found == {0: (0, (0,)), 1: (5, (0,))}


def test_two_sources_share_a_sentence_by_its_clauses():
    assert links([[0, 1]], Candidate(0, 2, (0,), 2.0), Candidate(1, 2, (1,), 2.0)) == {0: (2, (0,)), 1: (2, (1,))}


def test_order_inside_a_statement_decides_between_equals():
    found = links(
        [[0, 1]],
        Candidate(0, 4, (0,), 2.0),
        Candidate(1, 1, (0,), 2.0),
        Candidate(1, 5, (0,), 2.0),
    )
    assert found == {0: (4, (0,)), 1: (5, (0,))}


def test_statements_may_be_reported_in_any_order():
    assert links([[0], [1]], Candidate(0, 9, (0,), 2.0), Candidate(1, 1, (0,), 2.0)) == {0: (9, (0,)), 1: (1, (0,))}


def test_neighbours_lift_a_sentence_between_them():
    between = Candidate(1, 5, (0,), -1.5)
    assert links([[1]], between) == {}
    assert links([[0, 1, 2]], Candidate(0, 4, (0,), 3.0), between, Candidate(2, 6, (0,), 3.0))[1] == (5, (0,))


def test_a_stump_is_lifted_by_the_sentence_after_it():
    stump = Candidate(0, 4, (2,), -2.0, stump="start")
    follower = Candidate(1, 5, (0,), 3.0)
    assert links([[0, 1]], stump, follower) == {0: (4, (2,)), 1: (5, (0,))}
    assert links([[0, 1]], Candidate(0, 4, (2,), -2.0), follower) == {1: (5, (0,))}
