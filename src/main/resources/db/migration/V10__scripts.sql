-- A language may have a script: zh-Hant.
alter table participation alter column speak type varchar(8);
alter table participation alter column hear type varchar(8);
alter table transcript alter column language type varchar(8);
