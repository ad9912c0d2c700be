// The bodies of Asio's TLS, compiled once (BOOST_ASIO_SEPARATE_COMPILATION).

#include <boost/asio/ssl/impl/src.hpp>
