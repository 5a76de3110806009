package io.babelgrid.boot;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/**
 * Who the service is in its built-in database: the owner of its own tables, and no superuser, so
 * that a hole in the service is none in the machine.
 *
 * @param password in hexadecimal digits
 */
record PostgresRole(String name, String password) {

  private static final String NAME = "babelgrid_node";

  /** What clusters of earlier versions hold belongs to the superuser. */
  private static final String TAKE_OVER =
      """
      DO $$
      DECLARE thing record;
      BEGIN
        FOR thing IN
          SELECT c.relname, c.relkind FROM pg_class c
          WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
            AND pg_get_userbyid(c.relowner) <> 'babelgrid_node'
            AND NOT EXISTS (
              SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('a', 'i'))
        LOOP
          EXECUTE format(
            'ALTER %s public.%I OWNER TO babelgrid_node',
            CASE thing.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
              WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END,
            thing.relname);
        END LOOP;
      END $$\
      """;

  PostgresRole {
    if (!password.matches("[0-9a-f]{16,}")) {
      throw new StartupException("the file node-password of the built-in PostgreSQL is broken");
    }
  }

  static PostgresRole withPassword(String password) {
    return new PostgresRole(NAME, password);
  }

  /** Makes the role where it is missing, and gives it what it needs. */
  void prepare(String url, String superuser, String superusersPassword) {
    var login = new Properties();
    login.setProperty("user", superuser);
    login.setProperty("password", superusersPassword);
    try (Connection connection = DriverManager.getConnection(url, login);
        Statement statement = connection.createStatement()) {
      for (String command : commands(isKnown(statement))) {
        statement.execute(command);
      }
    } catch (SQLException e) {
      throw new StartupException("the role of the service in the built-in PostgreSQL", e);
    }
  }

  private boolean isKnown(Statement statement) throws SQLException {
    try (var found =
        statement.executeQuery("SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'")) {
      return found.next();
    }
  }

  private List<String> commands(boolean known) {
    return List.of(
        "%s ROLE %s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '%s'"
            .formatted(known ? "ALTER" : "CREATE", name, password),
        "ALTER SCHEMA public OWNER TO " + name,
        TAKE_OVER);
  }
}
