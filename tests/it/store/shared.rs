//! Promises kept on both databases.

use lotse::desk::ports::{Kept, Outgoing};
use lotse::handoff::consultation::{Consultation, Number};
use lotse::handoff::request::CaseState;
use lotse::handoff::roster::Roster;
use lotse::handoff::tally::{Counted, Fact, Helped, Month, Tally, Where};
use lotse::id::{Ags, ChannelKind, Lookup, RowId};
use lotse::store::{
    Bar, CaseWrite, Commit, ConsultationWrite, Counts, Due, Mark, NewLetter, Parked, Pending, Person,
    PersonWrite, Store, StoreError, Swept,
};
use sqlx::Row;

use super::sample::{CARD, at, case, code, consultation, given, letter, person, queue, roster};
use super::world::{World, refused};

/// One test on each database.
macro_rules! on_both {
    ($($name:ident),* $(,)?) => {
        mod on_sqlite { $(
            #[tokio::test]
            async fn $name() { super::$name(super::World::sqlite()).await; }
        )* }
        mod on_postgres { $(
            #[tokio::test]
            async fn $name() {
                if let Some(world) = super::World::postgres().await { super::$name(world).await; }
            }
        )* }
    };
}

on_both!(
    what_is_put_comes_back_also_after_a_restart,
    a_commit_is_kept_whole_or_not_at_all,
    a_case_is_found_by_its_card_and_in_its_queue,
    letters_keep_their_order_and_their_transaction,
    marks_do_what_they_say,
    a_forgotten_person_gets_only_the_letters_of_the_forgetting,
    of_several_writes_in_one_commit_the_last_counts,
    a_sweep_deletes_what_has_expired_and_no_more,
    a_last_word_that_never_arrives_is_kept_for_a_week,
    a_return_code_goes_with_its_person_and_gives_way_to_a_newer_one,
    a_consultation_goes_with_its_case_or_when_its_time_is_over,
    what_staff_said_of_themselves_is_replaced_and_goes_without_a_trace,
    a_bar_outlives_its_person_and_ends_with_its_time,
    a_batch_of_a_thousand_is_one_commit,
    a_second_instance_is_refused,
    a_wrong_key_opens_nothing,
    a_missing_key_is_never_replaced,
    what_was_moved_or_changed_is_refused_by_name,
    a_store_of_a_newer_version_is_refused,
    counts_add_up_come_with_their_commit_and_outlive_every_sweep,
    counts_are_read_beside_a_running_program_and_of_a_store_that_never_counted,
    a_count_that_cannot_be_read_is_refused_by_name,
    new_keys_open_everything_and_a_backup_comes_back_whole,
    what_is_due_is_counted_before_it_is_forgotten,
);

fn who(store: &Store, name: &str) -> Lookup {
    store.lookup(ChannelKind::Matrix, name)
}

async fn one(store: &Store, lookup: Lookup) -> Option<Person> {
    store.people(&[lookup]).await.unwrap().remove(&lookup)
}

fn text(pending: &Pending) -> &str {
    match &pending.what {
        Outgoing::Message { text, .. } => text,
        _ => "",
    }
}

async fn texts(store: &Store) -> Vec<String> {
    store.pending().await.unwrap().iter().map(|pending| text(pending).to_owned()).collect()
}

async fn what_is_put_comes_back_also_after_a_restart(world: World) {
    let store = world.open().await;
    let (anna, none) = (who(&store, "anna"), who(&store, "nobody"));
    let before_consent = Person { address: None, ..person() };
    let kept = Kept { key: "$event".to_owned(), raw: vec![0, 159, 1] };
    let parked = Parked { channel: ChannelKind::Telegram, raw: vec![255], at: at(1), expires: at(9) };
    let commit = Commit {
        cursor: Some((ChannelKind::Matrix, b"s1_2".to_vec())),
        people: vec![PersonWrite::Put(anna, person()), PersonWrite::Put(none, before_consent.clone())],
        cases: vec![CaseWrite::New(case(1, Some(anna)))],
        outbox: vec![NewLetter { not_before: Some(at(5)), ..letter("hello", Some(anna)) }],
        keep: vec![(ChannelKind::Matrix, kept.clone())],
        park: vec![parked.clone()],
        ..Commit::default()
    };
    let rows = store.commit(&commit).await.unwrap();
    store.put_secret("session", Some(b"secret")).await.unwrap();
    let matrix_key = store.matrix_store_key();
    store.close().await.unwrap();

    let store = world.open().await;
    assert!(store.matrix_store_key() == matrix_key);
    assert!(who(&store, "anna") == anna);
    assert_eq!(store.cursor(ChannelKind::Matrix).await.unwrap().unwrap(), b"s1_2");
    assert_eq!(store.cursor(ChannelKind::Telegram).await.unwrap(), None);
    assert!(one(&store, anna).await == Some(person()));
    assert!(one(&store, none).await == Some(before_consent));
    let cases = store.cases(&[code(1), code(2)]).await.unwrap();
    assert!(cases.len() == 1 && cases[&code(1)] == case(1, Some(anna)));
    let pending = store.pending().await.unwrap();
    let sent = letter("hello", Some(anna));
    assert!(pending[0].row == rows[0].row && pending[0].what == sent.what && pending[0].to == sent.to);
    assert!(pending[0].about == Some(code(1)) && pending[0].person == Some(anna));
    assert!(pending[0].not_before == Some(at(5)) && pending[0].created == at(0) && pending[0].attempts == 0);
    assert!(store.kept(ChannelKind::Matrix).await.unwrap() == [kept]);
    assert!(store.parked().await.unwrap() == [parked]);
    assert_eq!(store.secret("session").await.unwrap().unwrap(), b"secret");
    assert_eq!(store.counts().await.unwrap(), Counts { pending: 1, dead: 0, parked: 1 });

    let release = vec![(ChannelKind::Matrix, "$event".to_owned())];
    store.commit(&Commit { release, ..Commit::default() }).await.unwrap();
    store.put_secret("session", None).await.unwrap();
    assert!(store.kept(ChannelKind::Matrix).await.unwrap().is_empty());
    assert_eq!(store.secret("session").await.unwrap(), None);
}

async fn a_consultation_goes_with_its_case_or_when_its_time_is_over(world: World) {
    let store = world.open().await;
    let [of_a_case, of_none, over] =
        [(1, Some(code(1))), (2, None), (3, None)].map(|(number, case)| consultation(number, case));
    let over = Consultation { expires: at(100), ..over };
    let all = [&of_a_case, &of_none, &over].map(|asked| ConsultationWrite::Put(Box::new(asked.clone())));
    let cases = vec![CaseWrite::New(case(1, None)), CaseWrite::New(case(2, None))];
    store.commit(&Commit { cases, consultations: all.into(), ..Commit::default() }).await.unwrap();
    store.close().await.unwrap();
    let store = world.open().await;
    let mut kept = store.consultations().await.unwrap();
    kept.sort_by_key(|asked| std::cmp::Reverse(asked.expires));
    assert!(kept.len() == 3 && kept.contains(&of_a_case) && kept[2] == over);

    store.sweep(at(100)).await.unwrap();
    let numbers = async || -> Vec<Number> {
        store.consultations().await.unwrap().iter().map(|asked| asked.number).collect()
    };
    let mut left = [of_a_case.number, of_none.number];
    left.sort_unstable();
    assert_eq!(numbers().await, left);
    // With its case, deleted or expired, and by its own number.
    let deleted = vec![CaseWrite::Delete(code(1))];
    store.commit(&Commit { cases: deleted, ..Commit::default() }).await.unwrap();
    assert_eq!(numbers().await, [of_none.number]);
    let again = vec![
        ConsultationWrite::Put(Box::new(consultation(1, Some(code(2))))),
        ConsultationWrite::Delete(of_none.number),
    ];
    store.commit(&Commit { consultations: again, ..Commit::default() }).await.unwrap();
    assert_eq!(numbers().await, [of_a_case.number]);
    store.sweep(at(200)).await.unwrap();
    assert_eq!(numbers().await, []);
}

async fn a_commit_is_kept_whole_or_not_at_all(world: World) {
    let store = world.open().await;
    let anna = who(&store, "anna");
    let first = Commit { cases: vec![CaseWrite::New(case(1, None))], ..Commit::default() };
    store.commit(&first).await.unwrap();
    let second = Commit {
        cursor: Some((ChannelKind::Telegram, b"7".to_vec())),
        people: vec![PersonWrite::Put(anna, person())],
        cases: vec![CaseWrite::New(case(2, None)), CaseWrite::New(case(1, Some(anna)))],
        outbox: vec![letter("hello", Some(anna))],
        ..Commit::default()
    };
    assert!(matches!(store.commit(&second).await, Err(StoreError::CodeTaken)));
    assert_eq!(store.cursor(ChannelKind::Telegram).await.unwrap(), None);
    assert!(one(&store, anna).await.is_none());
    assert!(store.pending().await.unwrap().is_empty());
    assert!(store.code_taken(&code(1)).await.unwrap() && !store.code_taken(&code(2)).await.unwrap());
    assert!(store.cases(&[code(1)]).await.unwrap()[&code(1)].person.is_none());
}

async fn a_case_is_found_by_its_card_and_in_its_queue(world: World) {
    let store = world.open().await;
    let mut later = case(7300, None);
    later.card = None;
    let cases = vec![CaseWrite::New(later.clone()), CaseWrite::New(case(1, None))];
    store.commit(&Commit { cases, ..Commit::default() }).await.unwrap();
    assert_eq!(store.case_of_card(&queue(), CARD).await.unwrap(), Some(code(1)));
    assert_eq!(store.case_of_card(&queue(), "$other").await.unwrap(), None);
    assert_eq!(store.case_of_card(&lotse::id::QueueId::new("lks"), CARD).await.unwrap(), None);
    let waiting = store.open_cases(&queue()).await.unwrap();
    assert_eq!(waiting.iter().map(|case| &case.code).collect::<Vec<_>>(), [&code(1), &code(7300)]);

    later.state = CaseState::Closed;
    let cases = vec![CaseWrite::Put(later), CaseWrite::Delete(code(1))];
    store.commit(&Commit { cases, ..Commit::default() }).await.unwrap();
    assert!(store.open_cases(&queue()).await.unwrap().is_empty());
    assert_eq!(store.case_of_card(&queue(), CARD).await.unwrap(), None);
    assert!(store.cases(&[code(7300)]).await.unwrap()[&code(7300)].state == CaseState::Closed);
}

async fn letters_keep_their_order_and_their_transaction(world: World) {
    let store = world.open().await;
    let expected: Vec<String> = (0..137).map(|n| format!("letter {n}")).collect();
    let outbox = expected.iter().map(|text| letter(text, None)).collect();
    let rows = store.commit(&Commit { outbox, ..Commit::default() }).await.unwrap();
    let pending = store.pending().await.unwrap();
    assert!(
        pending
            .iter()
            .map(|pending| (pending.row, &pending.transaction))
            .eq(rows.iter().map(|row| (row.row, &row.transaction)))
    );
    assert_eq!(texts(&store).await, expected);
    let names: std::collections::HashSet<_> = pending.iter().map(|pending| &pending.transaction).collect();
    assert_eq!(names.len(), 137);
    store.close().await.unwrap();
    let again = world.open().await.pending().await.unwrap();
    assert!(again == pending);
}

async fn marks_do_what_they_say(world: World) {
    let store = world.open().await;
    let anna = who(&store, "anna");
    let outbox = ["sent", "again", "dead", "cancelled", "other"].map(|text| letter(text, Some(anna)));
    let rows = store.commit(&Commit { outbox: outbox.into(), ..Commit::default() }).await.unwrap();
    let marks = vec![
        Mark::Sent { row: rows[0].row },
        Mark::Retry { row: rows[1].row, attempts: 3, not_before: at(4) },
        Mark::Dead { row: rows[2].row, keep_until: at(10) },
        Mark::Cancel { row: rows[3].row },
        Mark::Cancel { row: RowId(99) },
    ];
    store.commit(&Commit { marks, ..Commit::default() }).await.unwrap();
    let pending = store.pending().await.unwrap();
    assert_eq!(texts(&store).await, ["again", "other"]);
    assert!(pending[0].attempts == 3 && pending[0].not_before == Some(at(4)));
    assert!(pending[1].attempts == 0 && pending[1].not_before.is_none());
    assert_eq!(store.counts().await.unwrap(), Counts { pending: 2, dead: 1, parked: 0 });

    // What was sent does not come back by a late mark; what was given up holds no content any more.
    let late = vec![
        Mark::Retry { row: rows[0].row, attempts: 1, not_before: at(1) },
        Mark::Cancel { row: rows[0].row },
    ];
    store.commit(&Commit { marks: late, ..Commit::default() }).await.unwrap();
    let left =
        sqlx::query("SELECT state, attempts FROM outbox WHERE sealed IS NULL AND person IS NULL ORDER BY id")
            .fetch_all(&mut world.raw().await)
            .await
            .unwrap();
    let left: Vec<(String, i64)> = left.iter().map(|row| (row.get(0), row.get(1))).collect();
    assert_eq!(left, [("dead".to_owned(), 0)]);
    let rows: i64 =
        sqlx::query("SELECT COUNT(*) FROM outbox").fetch_one(&mut world.raw().await).await.unwrap().get(0);
    assert_eq!(rows, 3, "the row of what was sent is gone");
}

async fn a_forgotten_person_gets_only_the_letters_of_the_forgetting(world: World) {
    let store = world.open().await;
    let (anna, ben) = (who(&store, "anna"), who(&store, "ben"));
    let commit = Commit {
        people: vec![PersonWrite::Put(anna, person()), PersonWrite::Put(ben, person())],
        outbox: vec![letter("to anna", Some(anna)), letter("to ben", Some(ben)), letter("to the room", None)],
        ..Commit::default()
    };
    store.commit(&commit).await.unwrap();
    let forget = Commit {
        cancel_for_person: vec![anna],
        people: vec![PersonWrite::Forget(anna)],
        outbox: vec![letter("deleted", Some(anna))],
        ..Commit::default()
    };
    store.commit(&forget).await.unwrap();
    assert!(one(&store, anna).await.is_none() && one(&store, ben).await.is_some());
    assert_eq!(texts(&store).await, ["to ben", "to the room", "deleted"]);
}

async fn of_several_writes_in_one_commit_the_last_counts(world: World) {
    let store = world.open().await;
    let (anna, ben) = (who(&store, "anna"), who(&store, "ben"));
    let (mut newer, mut claimed) = (person(), case(1, None));
    newer.expires = at(500);
    claimed.state = CaseState::Claimed;
    let commit = Commit {
        people: vec![
            PersonWrite::Put(anna, person()),
            PersonWrite::Put(ben, person()),
            PersonWrite::Put(anna, newer.clone()),
            PersonWrite::Forget(ben),
        ],
        cases: vec![CaseWrite::New(case(1, None)), CaseWrite::Put(claimed.clone())],
        ..Commit::default()
    };
    store.commit(&commit).await.unwrap();
    assert!(one(&store, anna).await == Some(newer) && one(&store, ben).await.is_none());
    assert!(store.cases(&[code(1)]).await.unwrap()[&code(1)] == claimed);
}

async fn a_return_code_goes_with_its_person_and_gives_way_to_a_newer_one(world: World) {
    let store = world.open().await;
    let (anna, ben) = (who(&store, "anna"), who(&store, "ben"));
    let people = vec![PersonWrite::Put(anna, person()), PersonWrite::Put(ben, person())];
    let returns = vec![given(1, anna), given(2, ben)];
    store.commit(&Commit { people, returns, ..Commit::default() }).await.unwrap();
    assert!(store.return_of(&given(1, anna).code).await.unwrap() == Some(given(1, anna)));
    store.commit(&Commit { returns: vec![given(3, anna)], ..Commit::default() }).await.unwrap();
    let owner =
        async |number| store.return_of(&given(number, anna).code).await.unwrap().map(|given| given.person.0);
    assert!(owner(1).await.is_none(), "it was replaced");
    assert!(owner(3).await == Some(anna.0) && owner(2).await == Some(ben.0));
    let forget = Commit {
        cancel_for_person: vec![anna],
        people: vec![PersonWrite::Forget(anna)],
        ..Commit::default()
    };
    store.commit(&forget).await.unwrap();
    assert!(owner(3).await.is_none() && owner(2).await.is_some());
    store.sweep(at(99)).await.unwrap();
    assert!(owner(2).await.is_some());
    store.sweep(at(100)).await.unwrap();
    assert!(owner(2).await.is_none(), "it expires with its person");
}

async fn a_sweep_deletes_what_has_expired_and_no_more(world: World) {
    let store = world.open().await;
    let (anna, ben) = (who(&store, "anna"), who(&store, "ben"));
    let ben_later = Person { expires: at(101), ..person() };
    let parked = |expires| Parked { channel: ChannelKind::Matrix, raw: vec![1], at: at(0), expires };
    let mut later = case(2, None);
    later.expires = at(101);
    let mut now = case(1, None);
    now.expires = at(100);
    let commit = Commit {
        people: vec![PersonWrite::Put(anna, person()), PersonWrite::Put(ben, ben_later)],
        cases: vec![CaseWrite::New(now), CaseWrite::New(later)],
        outbox: ["sent", "dead", "dead lately", "waits"].map(|text| letter(text, None)).into(),
        park: vec![parked(at(100)), parked(at(101))],
        ..Commit::default()
    };
    let rows = store.commit(&commit).await.unwrap();
    let marks = vec![
        Mark::Sent { row: rows[0].row },
        Mark::Dead { row: rows[1].row, keep_until: at(100) },
        Mark::Dead { row: rows[2].row, keep_until: at(101) },
    ];
    store.commit(&Commit { marks, ..Commit::default() }).await.unwrap();
    assert_eq!(store.sweep(at(100)).await.unwrap(), Swept { people: 1, cases: 1, letters: 1, parked: 1 });
    assert!(one(&store, anna).await.is_none() && one(&store, ben).await.is_some());
    assert!(!store.code_taken(&code(1)).await.unwrap() && store.code_taken(&code(2)).await.unwrap());
    assert_eq!(texts(&store).await, ["waits"]);
    assert_eq!(store.sweep(at(100)).await.unwrap(), Swept::default());
}

async fn a_last_word_that_never_arrives_is_kept_for_a_week(world: World) {
    const WEEK: i64 = 7 * 24 * 3600;
    let store = world.open().await;
    let (anna, ben) = (who(&store, "anna"), who(&store, "ben"));
    let later = Person { expires: at(2 * WEEK), ..person() };
    let outbox = vec![letter("of nobody", None), letter("forgotten", Some(anna)), letter("known", Some(ben))];
    let commit = Commit { people: vec![PersonWrite::Put(ben, later)], outbox, ..Commit::default() };
    store.commit(&commit).await.unwrap();
    let due = async |second| Store::due(&world.url, at(second)).await.unwrap().unwrap();
    store.sweep(at(WEEK - 1)).await.unwrap();
    assert_eq!(texts(&store).await, ["of nobody", "forgotten", "known"]);
    assert_eq!(due(WEEK).await.unsent, 2);
    store.sweep(at(WEEK)).await.unwrap();
    assert_eq!(texts(&store).await, ["known"]);
    assert_eq!(due(WEEK).await.unsent, 0);
}

async fn what_staff_said_of_themselves_is_replaced_and_goes_without_a_trace(world: World) {
    let store = world.open().await;
    let (queue, other) = (queue(), lotse::id::QueueId::new("lks"));
    let put = async |rosters| store.commit(&Commit { rosters, ..Commit::default() }).await.unwrap();
    put(vec![(queue.clone(), roster()), (other.clone(), roster())]).await;
    let mut later = roster();
    later.take_up("@second:example.org", None);
    put(vec![(queue.clone(), Roster::default()), (queue.clone(), later.clone())]).await;
    let read = store.rosters().await.unwrap();
    assert!(read == [(other.clone(), roster()), (queue.clone(), later)]);
    // One service cannot be shown as another, nor keep the others from being read.
    world.execute("UPDATE rosters SET sealed = (SELECT r.sealed FROM rosters r WHERE r.queue = 'lks')").await;
    assert!(store.rosters().await.unwrap() == [(other.clone(), roster())]);
    put(vec![(queue, Roster::default()), (other, Roster::default())]).await;
    let rows: i64 =
        sqlx::query("SELECT COUNT(*) FROM rosters").fetch_one(&mut world.raw().await).await.unwrap().get(0);
    assert_eq!(rows, 0);
}

async fn a_bar_outlives_its_person_and_ends_with_its_time(world: World) {
    let store = world.open().await;
    let (ada, ben) = (who(&store, "ada"), who(&store, "ben"));
    let bar = |person, until| Bar { person, queue: queue(), until };
    let bars = vec![bar(ada, Some(at(10))), bar(ada, Some(at(20))), bar(ben, Some(at(20)))];
    store.commit(&Commit { bars, ..Commit::default() }).await.unwrap();
    let forgotten = vec![PersonWrite::Forget(ada)];
    let lifted = vec![bar(ben, None)];
    store.commit(&Commit { people: forgotten, bars: lifted, ..Commit::default() }).await.unwrap();
    store.close().await.unwrap();

    let store = world.open().await;
    let bars = store.bars().await.unwrap();
    assert!(bars.len() == 1 && bars.get(&store.barred(&ada, &queue())) == Some(&at(20)));
    store.sweep(at(19)).await.unwrap();
    assert_eq!(store.bars().await.unwrap().len(), 1);
    store.sweep(at(20)).await.unwrap();
    assert!(store.bars().await.unwrap().is_empty());
}

async fn a_batch_of_a_thousand_is_one_commit(world: World) {
    let store = world.open().await;
    let everyone: Vec<Lookup> = (0..1000).map(|n| who(&store, &n.to_string())).collect();
    for round in 0..2 {
        let written = Person { expires: at(round), ..person() };
        let commit = Commit {
            people: everyone.iter().map(|lookup| PersonWrite::Put(*lookup, written.clone())).collect(),
            outbox: everyone.iter().map(|lookup| letter("hello", Some(*lookup))).collect(),
            ..Commit::default()
        };
        let rows = store.commit(&commit).await.unwrap();
        let people = store.people(&everyone).await.unwrap();
        assert!(people.len() == 1000 && people.values().all(|person| *person == written));
        let marks = rows.iter().map(|row| Mark::Sent { row: row.row }).collect();
        store.commit(&Commit { marks, ..Commit::default() }).await.unwrap();
        assert_eq!(store.counts().await.unwrap(), Counts::default());
    }
}

async fn a_second_instance_is_refused(world: World) {
    let first = world.open().await;
    let error = refused(world.try_open().await);
    assert!(matches!(error, StoreError::InUse { .. }), "{error}");
    first.close().await.unwrap();
    world.open().await;
}

async fn a_wrong_key_opens_nothing(world: World) {
    world.open().await.close().await.unwrap();
    let other = World::sqlite();
    other.open().await.close().await.unwrap();
    std::fs::copy(other.key_file(), world.key_file()).unwrap();
    let error = refused(world.try_open().await);
    assert!(matches!(error, StoreError::WrongKey { .. }), "{error}");
}

async fn a_missing_key_is_never_replaced(world: World) {
    world.open().await.close().await.unwrap();
    std::fs::remove_file(world.key_file()).unwrap();
    let error = refused(world.try_open().await);
    assert!(matches!(error, StoreError::KeyFileMissing { .. }), "{error}");
    assert!(!world.key_file().exists());
}

async fn what_was_moved_or_changed_is_refused_by_name(world: World) {
    let store = world.open().await;
    let (anna, ben) = (who(&store, "anna"), who(&store, "ben"));
    let commit = Commit {
        cursor: Some((ChannelKind::Matrix, b"s1".to_vec())),
        people: vec![PersonWrite::Put(anna, person()), PersonWrite::Put(ben, person())],
        cases: vec![CaseWrite::New(case(1, None)), CaseWrite::New(case(2, None))],
        outbox: vec![letter("one", None), letter("two", None)],
        ..Commit::default()
    };
    store.commit(&commit).await.unwrap();
    world
        .execute("UPDATE people SET sealed = (SELECT p.sealed FROM people p ORDER BY p.lookup LIMIT 1)")
        .await;
    world.execute("UPDATE cases SET sealed = (SELECT c.sealed FROM cases c ORDER BY c.code LIMIT 1)").await;
    world.execute("UPDATE outbox SET token = (SELECT o.token FROM outbox o ORDER BY o.id LIMIT 1)").await;
    world.execute("UPDATE cursors SET channel = 'telegram'").await;

    let sealed = |error: StoreError| match error {
        StoreError::Sealed { table, column } => (table, column),
        other => panic!("{other}"),
    };
    assert_eq!(sealed(store.people(&[anna, ben]).await.err().unwrap()), ("people", "sealed"));
    assert_eq!(sealed(store.cases(&[code(1), code(2)]).await.err().unwrap()), ("cases", "sealed"));
    assert_eq!(sealed(store.pending().await.err().unwrap()), ("outbox", "sealed"));
    assert_eq!(sealed(store.cursor(ChannelKind::Telegram).await.err().unwrap()), ("cursors", "sealed"));
}

fn tally(month: i8, fact: Fact) -> Tally {
    Tally { month: Month::new(2026, month).unwrap(), queue: queue(), fact }
}

async fn counts_add_up_come_with_their_commit_and_outlive_every_sweep(world: World) {
    let store = world.open().await;
    let (march, april) = (tally(3, Fact::Received), tally(4, Fact::Received));
    let helped = tally(3, Fact::Helped(Helped::Partly));
    let tallies = vec![march.clone(), april.clone(), march.clone(), helped.clone()];
    store.commit(&Commit { tallies, ..Commit::default() }).await.unwrap();
    // More kinds than one statement takes.
    let districts = (0..137).map(|n| tally(5, Fact::District(Where::In(Ags(10_000 + n)))));
    let tallies = districts.chain([march.clone()]).collect();
    store.commit(&Commit { tallies, ..Commit::default() }).await.unwrap();
    // What fails counts nothing.
    let cases = vec![CaseWrite::New(case(1, None)), CaseWrite::New(case(1, None))];
    let failing = Commit { cases, tallies: vec![april.clone()], ..Commit::default() };
    assert!(store.commit(&failing).await.is_err());
    store.sweep(at(1_000_000_000)).await.unwrap();
    store.close().await.unwrap();

    let counted = world.open().await.tallies().await.unwrap();
    assert_eq!(counted.len(), 140);
    let of = |tally: &Tally| counted.iter().find(|counted| counted.tally == *tally).unwrap().count;
    assert_eq!((of(&march), of(&april), of(&helped)), (3, 1, 1));
}

async fn counts_are_read_beside_a_running_program_and_of_a_store_that_never_counted(world: World) {
    let running = world.open().await;
    running.commit(&Commit { tallies: vec![tally(3, Fact::Received)], ..Commit::default() }).await.unwrap();
    let counted = Store::counted(&world.url).await.unwrap().unwrap();
    assert_eq!(counted, [Counted { tally: tally(3, Fact::Received), count: 1 }]);
    running.close().await.unwrap();
    // As an older version has left it.
    world.execute("DROP TABLE tallies; DELETE FROM _sqlx_migrations WHERE version >= 5").await;
    assert_eq!(Store::counted(&world.url).await.unwrap(), Some(Vec::new()));
}

async fn a_count_that_cannot_be_read_is_refused_by_name(world: World) {
    let store = world.open().await;
    for (insert, column) in [
        ("INSERT INTO tallies VALUES ('2026-13', 'lks', 'received', 'all', 1)", "month"),
        ("INSERT INTO tallies VALUES ('2026-11', 'lks', 'shoe_size', '44', 1)", "value"),
        ("INSERT INTO tallies VALUES ('2026-11', 'lks', 'received', 'all', -1)", "count"),
    ] {
        world.execute(insert).await;
        match store.tallies().await {
            Err(StoreError::Row { table: "tallies", column: named, .. }) => assert_eq!(named, column),
            other => panic!("{other:?}"),
        }
        world.execute("DELETE FROM tallies").await;
    }
}

async fn a_store_of_a_newer_version_is_refused(world: World) {
    world.open().await.close().await.unwrap();
    world.execute("UPDATE _sqlx_migrations SET version = 9999 WHERE version = 2").await;
    let error = refused(world.try_open().await);
    assert!(matches!(error, StoreError::Newer { version: 9999, .. }), "{error}");
}

/// One of everything, with a letter given up and one of somebody who is forgotten.
async fn filled(store: &Store) -> Lookup {
    let anna = who(store, "anna");
    let (channel, raw) = (ChannelKind::Matrix, b"raw".to_vec());
    let commit = Commit {
        cursor: Some((ChannelKind::Telegram, vec![7])),
        people: vec![PersonWrite::Put(anna, person())],
        returns: vec![given(1, anna)],
        cases: vec![CaseWrite::New(case(1, Some(anna)))],
        outbox: vec![letter("eins", Some(anna)), letter("zwei", None)],
        keep: vec![(channel, Kept { key: "$event".to_owned(), raw: raw.clone() })],
        park: vec![Parked { channel, raw, at: at(0), expires: at(100) }],
        tallies: vec![Tally { month: Month::new(2026, 11).unwrap(), queue: queue(), fact: Fact::Received }],
        ..Commit::default()
    };
    let rows = store.commit(&commit).await.unwrap();
    let dead = Mark::Dead { row: rows[1].row, keep_until: at(100) };
    store.commit(&Commit { marks: vec![dead], ..Commit::default() }).await.unwrap();
    store.put_secret("of the bot", Some(b"secret")).await.unwrap();
    anna
}

async fn assert_filled(store: &Store, anna: Lookup) {
    assert!(one(store, anna).await.unwrap() == person());
    assert!(store.cases(&[code(1)]).await.unwrap()[&code(1)] == case(1, Some(anna)));
    assert_eq!(store.pending().await.unwrap().len(), 1);
    assert_eq!(store.cursor(ChannelKind::Telegram).await.unwrap().unwrap(), [7]);
    assert_eq!(store.kept(ChannelKind::Matrix).await.unwrap()[0].key, "$event");
    assert_eq!(store.parked().await.unwrap()[0].raw, b"raw");
    assert!(store.return_of(&given(1, anna).code).await.unwrap().unwrap().person == anna);
    assert_eq!(store.secret("of the bot").await.unwrap().unwrap(), b"secret");
    assert_eq!(store.counts().await.unwrap(), Counts { pending: 1, dead: 1, parked: 1 });
    assert_eq!(store.tallies().await.unwrap()[0].count, 1);
}

async fn new_keys_open_everything_and_a_backup_comes_back_whole(world: World) {
    let store = world.open().await;
    let anna = filled(&store).await;
    store.close().await.unwrap();
    let values = Store::rotate(&world.url, &world.key_file()).await.unwrap();
    // Cursor, person, case, a letter, a name and a value kept, a value parked, a secret, a return code.
    assert_eq!(values, 9);
    let store = world.open().await;
    assert_filled(&store, anna).await;
    let (key, file) = (world.directory.path().join("backup.key"), world.directory.path().join("backup"));
    Store::new_backup_key(&key).unwrap();
    // Beside the open store, whose rows are then changed.
    Store::back_up(&world.url, &world.key_file(), &key, &file).await.unwrap();
    store.sweep(at(1_000)).await.unwrap();
    store.close().await.unwrap();
    let other =
        if world.url.starts_with("sqlite:") { World::sqlite() } else { World::postgres().await.unwrap() };
    Store::restore(&other.url, &other.key_file(), &key, &file).await.unwrap();
    let restored = other.open().await;
    assert_filled(&restored, anna).await;
    // And it goes on: the database numbers new rows after the restored ones.
    let pending = restored.pending().await.unwrap();
    let rows =
        restored.commit(&Commit { outbox: vec![letter("drei", None)], ..Commit::default() }).await.unwrap();
    assert!(rows[0].row > pending[0].row);
}

async fn what_is_due_is_counted_before_it_is_forgotten(world: World) {
    let store = world.open().await;
    filled(&store).await;
    let due = async |second| Store::due(&world.url, at(second)).await.unwrap().unwrap();
    assert_eq!(due(99).await, Due::default());
    let all = Due { people: 1, unsent: 1, letters: 1, parked: 1, ..Due::default() };
    assert_eq!(due(100).await, all);
    assert_eq!(due(200).await, Due { open_cases: 1, ..all });
    store.sweep(at(200)).await.unwrap();
    assert_eq!(due(200).await, Due::default());
}
