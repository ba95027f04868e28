-- The code of conduct in its versions, and who agreed to which. Older versions stay, because people agreed to them.
create table conduct_versions (
  version int primary key check (version > 0),
  body text not null check (length(body) between 1 and 20000),
  -- Made from the body when it is published.
  html text not null,
  -- What is new, in a sentence, for members who agreed to an older one.
  change text not null default '' check (length(change) <= 300),
  published_by bigint references members on delete set null,
  published_at timestamptz not null default now()
);

alter table conduct_versions enable row level security;
grant select, insert (version, body, html, change, published_by) on conduct_versions to hearth_web;
create policy read on conduct_versions for select using (true);
create policy publish on conduct_versions for insert with check (published_by = viewer_id() and (select viewer_is_steward()));

create table conduct_agreements (
  member_id bigint not null references members on delete cascade,
  version int not null references conduct_versions,
  at timestamptz not null default now(),
  primary key (member_id, version)
);

alter table conduct_agreements enable row level security;
grant select, insert (member_id, version) on conduct_agreements to hearth_web;
create policy own on conduct_agreements for select using (member_id = viewer_id());
create policy agree on conduct_agreements for insert with check (member_id = viewer_id());

insert into conduct_versions (version, body, html) values (1,
$body$We are people who do similar work in many places and learn from each other. Everybody is welcome: those who began last week, those who have done this for decades, those who mostly read.

## What we do

- **Be kind.** Everybody was a beginner once. No question is too small, and nobody has to apologise for asking.
- **Help in the way you would like to be helped.** Explain without showing off, and say so when you are not sure.
- **Disagree about ideas, not about people.** Ask what somebody meant before you decide that you know.
- **Give credit.** Say whose work you build on.
- **Keep what is said in a space in that space.** Ask before you share somebody’s words elsewhere.
- **Never post anything about patients or the people you serve.** No names, no numbers, no screenshots with real records. Make up data that looks like yours instead.

## What we do not accept

Insults, threats or mockery; remarks that put people down for who they are, where they come from, what they believe, how their body or mind works, whom they love or how they live; unwanted attention; publishing private things about others; and going on after somebody has asked you to stop.

## When something goes wrong

Tell a steward. It does not have to happen to you, and you need not be certain. Stewards answer every report within five working days. You can choose which steward handles it, and a steward who is close to the matter leaves it to another. What you tell is shared only with those who need it to help.

Stewards listen to everybody concerned. They may talk to somebody, remove words, pause an account, or ask somebody to leave. Whoever is affected is told why, and can ask another steward to look again.

## Your words

You can change or take back what you wrote at any time, and ask for something about you to be taken down.$body$,
$html$<p>We are people who do similar work in many places and learn from each other. Everybody is welcome: those who began last week, those who have done this for decades, those who mostly read.</p>
<h2>What we do</h2>
<ul>
<li><strong>Be kind.</strong> Everybody was a beginner once. No question is too small, and nobody has to apologise for asking.</li>
<li><strong>Help in the way you would like to be helped.</strong> Explain without showing off, and say so when you are not sure.</li>
<li><strong>Disagree about ideas, not about people.</strong> Ask what somebody meant before you decide that you know.</li>
<li><strong>Give credit.</strong> Say whose work you build on.</li>
<li><strong>Keep what is said in a space in that space.</strong> Ask before you share somebody’s words elsewhere.</li>
<li><strong>Never post anything about patients or the people you serve.</strong> No names, no numbers, no screenshots with real records. Make up data that looks like yours instead.</li>
</ul>
<h2>What we do not accept</h2>
<p>Insults, threats or mockery; remarks that put people down for who they are, where they come from, what they believe, how their body or mind works, whom they love or how they live; unwanted attention; publishing private things about others; and going on after somebody has asked you to stop.</p>
<h2>When something goes wrong</h2>
<p>Tell a steward. It does not have to happen to you, and you need not be certain. Stewards answer every report within five working days. You can choose which steward handles it, and a steward who is close to the matter leaves it to another. What you tell is shared only with those who need it to help.</p>
<p>Stewards listen to everybody concerned. They may talk to somebody, remove words, pause an account, or ask somebody to leave. Whoever is affected is told why, and can ask another steward to look again.</p>
<h2>Your words</h2>
<p>You can change or take back what you wrote at any time, and ask for something about you to be taken down.</p>
$html$);
