create table if not exists ensemble_queue (
	ensemble varchar(128) not null primary key,
	last_accepted_at bigint not null,
	last_token bigint not null,
	waiting bigint not null,
	removed bigint not null
);

create table if not exists ensemble_work (
	ensemble varchar(128) not null,
	caller varchar(1024) not null,
	request_id varchar(128) not null,
	place smallint not null,
	status varchar(16) not null,
	priority varchar(8) not null,
	score bigint not null,
	token bigint not null,
	attempt integer not null,
	task varchar(128) not null,
	sender varchar(128),
	ingress varchar(16) not null,
	accepted_at bigint not null,
	started_at bigint,
	completed_at bigint,
	due_at bigint,
	deadline_at bigint,
	last_error varchar(4000),
	request text not null,
	result text,
	primary key (ensemble, caller, request_id)
);

create unique index if not exists ensemble_work_age on ensemble_work (ensemble, accepted_at);
create index if not exists ensemble_work_order on ensemble_work (ensemble, place, score, accepted_at);
create index if not exists ensemble_work_due on ensemble_work (ensemble, place, due_at);

create table if not exists ensemble_result (
	ensemble varchar(128) not null,
	caller varchar(1024) not null,
	address varchar(2048) not null,
	request_id varchar(128) not null,
	place smallint not null,
	status varchar(16) not null,
	priority varchar(8) not null,
	attempt integer not null,
	ingress varchar(16) not null,
	accepted_at bigint not null,
	started_at bigint,
	completed_at bigint,
	due_at bigint not null,
	last_error varchar(4000),
	request text not null,
	result text,
	primary key (ensemble, caller, address)
);

create index if not exists ensemble_result_due on ensemble_result (ensemble, place, due_at);

create table if not exists ensemble_lock (
	ensemble varchar(128) not null,
	name varchar(128) not null,
	token bigint not null,
	held_until bigint not null,
	content varchar(4000),
	primary key (ensemble, name)
);

create table if not exists ensemble_delivery (
	ensemble varchar(128) not null,
	caller varchar(1024) not null,
	request_id varchar(128) not null,
	ordinal bigint not null,
	state varchar(16) not null,
	token bigint not null,
	tries integer not null,
	since bigint not null,
	due_at bigint not null,
	problem varchar(512),
	status varchar(16) not null,
	priority varchar(8) not null,
	attempt integer not null,
	ingress varchar(16) not null,
	accepted_at bigint not null,
	started_at bigint,
	completed_at bigint,
	last_error varchar(4000),
	request text not null,
	result text,
	primary key (ensemble, caller, request_id)
);

create unique index if not exists ensemble_delivery_age on ensemble_delivery (ensemble, ordinal);
create index if not exists ensemble_delivery_due on ensemble_delivery (ensemble, state, due_at, ordinal);

create table if not exists ensemble_journal (
	ensemble varchar(128) not null,
	caller varchar(1024) not null,
	request_id varchar(128) not null,
	ordinal integer not null,
	entry text not null,
	primary key (ensemble, caller, request_id, ordinal)
);

create table if not exists ensemble_cache (
	ensemble varchar(128) not null,
	name char(64) not null,
	kept_at bigint not null,
	output text not null,
	primary key (ensemble, name)
);

create index if not exists ensemble_cache_age on ensemble_cache (ensemble, kept_at);
