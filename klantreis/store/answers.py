"""What teams answered to the questions about findings."""

from datetime import UTC, datetime

from klantreis.model.worksheets import Answer, Question
from klantreis.store.operations import new_id
from klantreis.store.study import Study


def answers(study: Study) -> list[Answer]:
    """All answers by finding and team, those of one team to one finding in the order of the questions."""
    rows = study.all("SELECT finding_id, question, team, text, at FROM answer_to_finding ORDER BY finding_id, team")
    found = [Answer(finding, Question(question), team, text, at) for finding, question, team, text, at in rows]
    order = list(Question)
    return sorted(found, key=lambda each: (each.finding, each.team, order.index(each.question)))


def save(study: Study, answer: Answer) -> None:
    """Store an answer, in the place of what this team answered before; its finding must have a row."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    study.connection.execute(
        "INSERT INTO answer_to_finding(id, finding_id, question, team, text, at) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (finding_id, question, team) DO UPDATE SET text = excluded.text, at = excluded.at",
        (new_id(), answer.finding, answer.question.value, answer.team, answer.text, now),
    )
